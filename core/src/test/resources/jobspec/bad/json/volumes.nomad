{
  "ID": "volumes",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Volumes": {"a": {"Type": "host"}, "b": "c"},
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
