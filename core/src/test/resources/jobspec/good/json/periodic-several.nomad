{
  "ID": "periodic-several",
  "Datacenters": ["dc1"],
  "Type": "batch",
  "Periodic": {"Enabled": false, "Spec": "", "Specs": ["@daily", "0 1 * * *"]},
  "TaskGroups": [
    {
      "Name": "g",
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
