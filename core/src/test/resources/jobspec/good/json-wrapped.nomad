{
  "Job": {
    "ID": "json-wrapped",
    "Datacenters": ["dc1"],
    "Update": {"MaxParallel": 2, "Canary": 1},
    "TaskGroups": [
      {
        "Name": "web",
        "Count": 2,
        "Constraints": [{"LTarget": "${meta.rack}", "RTarget": "r1", "Operand": "!="}],
        "Networks": [
          {
            "DynamicPorts": [{"Label": "http", "To": 80}],
            "ReservedPorts": [{"Label": "ssh", "Value": 22}]
          }
        ],
        "RestartPolicy": {"Attempts": 1, "Delay": "20s"},
        "Tasks": [
          {
            "Name": "main",
            "Driver": "docker",
            "Config": {"image": "web", "n": 1, "f": 1.0, "e": 1e3, "deep": [{"a": [true, "${x}"]}]},
            "Env": {"A": "b"},
            "KillTimeout": 7000000000,
            "Resources": {"CPU": 20, "MemoryMB": 30}
          }
        ]
      }
    ]
  },
  "EnforceIndex": false
}
