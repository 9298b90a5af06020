{
  "job": {
    "x": {
      "datacenters": ["dc1"],
      "grup": {"g": {}},
      "group": {
        "g": {
          "restart": {"attempt": 1},
          "task": {"t": {"driver": "mock", "resources": {"mem": 1}}}
        }
      }
    }
  }
}
