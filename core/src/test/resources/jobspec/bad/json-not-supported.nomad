{
  "ID": "x",
  "Datacenters": ["dc1"],
  "Periodic": {"Enabled": true, "Spec": "* * * * *"},
  "TaskGroups": [
    {
      "Name": "g",
      "Scaling": {"Max": 3},
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
