{
  "variables": {"dc": "dc9"},
  "locals": {"name": "${var.dc}-x", "list": ["a", "${local.name}"]},
  "job": {
    "variables-short": {
      "datacenters": ["${var.dc}"],
      "meta": {"list": "${join(\",\", local.list)}"},
      "group": {"g": {"task": {"t": {"driver": "mock"}}}}
    }
  }
}
