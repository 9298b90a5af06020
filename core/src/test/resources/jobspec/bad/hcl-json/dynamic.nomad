{
  "job": {
    "x": {
      "datacenters": ["dc1"],
      "dynamic": {"group": {"for_each": 5, "content": {}}},
      "group": {
        "g": {
          "dynamic": {"task": {"content": {"driver": "mock"}}, "service": {"for_each": []}},
          "network": {"dynamic": {"port": {"for_each": [1], "labels": [[]], "content": {"to": 1}, "a": 1}}},
          "task": {"t": {"driver": "mock"}}
        }
      }
    }
  }
}
