{
  "job": {
    "x": {
      "datacenters": ["dc1"],
      "datacenters": ["dc2"],
      "update": [{"max_parallel": 1}, {"max_parallel": 2}],
      "group": [{"g": {"task": {"t": {"driver": "mock"}}}}, {"g": {"task": {"t": {"driver": "mock"}}}}]
    },
    "y": {"datacenters": ["dc1"], "group": {"g": {"task": {"t": {"driver": "mock"}}}}}
  }
}
