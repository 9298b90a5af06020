{
  "variable": {"ports": {"default": {"http": 80, "admin": 81}}},
  "job": {
    "dynamic": {
      "datacenters": ["dc1"],
      "group": {
        "g": {
          "network": {
            "dynamic": {
              "port": {
                "for_each": "${var.ports}",
                "labels": ["${port.key}"],
                "content": {"static": "${port.value}"}
              }
            }
          },
          "dynamic": {
            "task": [
              {
                "for_each": ["a", "b"],
                "iterator": "it",
                "labels": ["task-${it.value}"],
                "content": {
                  "driver": "mock",
                  "env": {"INDEX": "${it.key}"},
                  "resources": {"cpu": "${100 + it.key}"}
                }
              }
            ]
          },
          "task": {"last": {"driver": "mock"}}
        }
      }
    }
  }
}
