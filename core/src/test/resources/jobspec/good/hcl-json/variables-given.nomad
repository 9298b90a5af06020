{
  "variable": {"image": {}, "count": {"type": "number"}},
  "job": {
    "variables-given": {
      "datacenters": ["dc1"],
      "meta": {"image": "${var.image}"},
      "group": {"g": {"count": "${var.count + 1}", "task": {"t": {"driver": "mock"}}}}
    }
  }
}
