{
  "ID": "run-duration",
  "Datacenters": ["dc1"],
  "Type": "sysbatch",
  "TaskGroups": [
    {
      "Name": "g",
      "MaxRunDuration": 60000000000,
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
