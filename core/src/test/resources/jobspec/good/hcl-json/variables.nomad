{
  "variable": {
    "image": {"type": "string", "default": "redis"},
    "ports": {"type": "list(number)", "default": [80, 443], "description": "ports to open"},
    "tags": {
      "type": "object({ env = string, team = optional(string) })",
      "default": {"env": "dev"}
    },
    "count": {
      "type": "number",
      "default": 3,
      "validation": {
        "condition": "${var.count > 0 && var.count < 10}",
        "error_message": "The count must be from 1 to 9."
      }
    }
  },
  "job": {
    "variables": {
      "datacenters": ["dc1"],
      "meta": {"image": "${var.image}:3", "env": "${upper(var.tags.env)}"},
      "group": {
        "g": {
          "count": "${var.count}",
          "task": {"t": {"driver": "mock", "config": {"ports": "${var.ports}", "first": "${var.ports[0]}"}}}
        }
      }
    }
  }
}
