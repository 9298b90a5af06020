{
  "ID": "json-resources",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Tasks": [
        {
          "Name": "t",
          "Driver": "mock",
          "LogConfig": {"MaxFiles": 1, "MaxFileSizeMB": 2, "Disabled": true, "Enabled": null},
          "Resources": {
            "CPU": 100,
            "Devices": [
              {"Name": "nvidia/gpu", "Count": 2, "Constraints": null, "Affinities": null},
              {
                "Name": "fpga",
                "Count": 1,
                "Constraints": [{"LTarget": "${device.vendor}", "RTarget": "intel", "Operand": "="}],
                "Affinities": [{"LTarget": "${device.model}", "RTarget": "x", "Operand": "=", "Weight": 10}]
              }
            ]
          }
        }
      ]
    }
  ]
}
