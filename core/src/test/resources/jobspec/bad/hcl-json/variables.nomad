{
  "variable": {
    "image": {"type": "strin"},
    "count": {"type": "number", "default": "many"},
    "size": {"default": 0, "validation": {"condition": "${var.size > 0}", "error_message": "Too small."}},
    "odd": {"colour": "red", "type": 5}
  },
  "locals": {"a": "${local.b}", "b": "${local.a}"},
  "job": {
    "x": {"datacenters": ["dc1"], "group": {"g": {"task": {"t": {"driver": "mock"}}}}}
  }
}
