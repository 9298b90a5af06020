{
  "Job": {
    "ID": "x",
    "Datacentres": ["dc1"],
    "Datacenters": ["dc1"],
    "TaskGroups": [
      {"Name": "g", "Colour": "red", "Tasks": [{"Name": "t", "Drivr": "x", "Driver": "mock"}]}
    ]
  },
  "Extra": 1
}
