{
  "ID": "volumes-list",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Volumes": [{"Name": "a"}],
      "Scaling": {"Maximum": 3},
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
