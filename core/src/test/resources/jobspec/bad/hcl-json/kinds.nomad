{
  "job": {
    "x": {
      "datacenters": "dc1",
      "group": {
        "g": ["task"],
        "h": {"task": "t"}
      }
    }
  }
}
