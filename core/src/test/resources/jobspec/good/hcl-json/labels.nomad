{
  "job": {
    "with/slashes": {
      "datacenters": ["dc1"],
      "id": "with/slashes",
      "group": {"a.b": {"task": {"t": {"driver": "mock"}}}}
    }
  }
}
