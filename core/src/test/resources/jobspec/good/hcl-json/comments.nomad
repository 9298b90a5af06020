{
  "//": "at the top",
  "job": {
    "//": "among labels",
    "comments": {
      "//": ["in", "a", "body"],
      "datacenters": ["dc1"],
      "meta": {"//": "here too", "a": "b"},
      "group": {"g": {"task": {"t": {"driver": "mock", "config": {"//": {}, "command": "x"}}}}}
    }
  }
}
