{
  "ID": "periodic",
  "Datacenters": ["dc1"],
  "Type": "batch",
  "Periodic": {"Enabled": true, "Spec": "@daily", "SpecType": "cron", "TimeZone": "UTC", "Specs": null},
  "TaskGroups": [
    {
      "Name": "g",
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
