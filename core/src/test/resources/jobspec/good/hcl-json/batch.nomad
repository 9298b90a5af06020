{
  "job": {
    "batch": {
      "datacenters": ["dc1"],
      "type": "batch",
      "group": {
        "g": {
          "reschedule": {"attempts": 2, "interval": "1h", "unlimited": false},
          "task": {
            "t": {
              "driver": "raw_exec",
              "config": {"command": "/bin/echo", "args": ["${NOMAD_JOB_NAME}"]},
              "logs": {"max_files": 2, "max_file_size": 1}
            }
          }
        }
      }
    }
  }
}
