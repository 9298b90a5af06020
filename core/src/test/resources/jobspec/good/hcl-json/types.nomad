{
  "job": {
    "types": {
      "datacenters": ["dc1"],
      "priority": "60",
      "meta": {"number": 5, "fraction": 1.50, "flag": false, "nothing": null},
      "group": {
        "g": {
          "count": 2e0,
          "ephemeral_disk": {"sticky": "true", "size": 400},
          "task": {
            "t": {"driver": "mock", "leader": true, "kill_timeout": 5000000000, "config": {"big": 9007199254740993}}
          }
        }
      }
    }
  }
}
