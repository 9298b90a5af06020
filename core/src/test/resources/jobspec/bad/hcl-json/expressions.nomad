{
  "job": {
    "x": {
      "datacenters": ["dc1"],
      "meta": {"a": "${1 +}", "b": "${var.a}", "c": "${nope(1)}", "d": "%{ if true }"},
      "group": {"g": {"count": "${\"a\" + 1}", "task": {"t": {"driver": "mock"}}}}
    }
  }
}
