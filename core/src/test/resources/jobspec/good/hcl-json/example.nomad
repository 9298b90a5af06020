{
  "job": {
    "example": {
      "datacenters": ["dc1"],
      "type": "service",
      "update": {"max_parallel": 1, "min_healthy_time": "2s", "health_check": "task_states"},
      "group": {
        "cache": {
          "count": 2,
          "network": {"port": {"db": {"to": 6379}, "admin": {"static": 9000}}},
          "restart": {"attempts": 2, "interval": "30m", "delay": "15s", "mode": "fail"},
          "task": {
            "redis": {
              "driver": "docker",
              "config": {"image": "redis:3.2", "ports": ["db"], "labels": {"a": "b"}},
              "env": {"MODE": "cache"},
              "resources": {"cpu": 500, "memory": 256}
            }
          }
        }
      }
    }
  }
}
