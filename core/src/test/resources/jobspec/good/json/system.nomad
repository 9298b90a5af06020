{
  "ID": "system",
  "Datacenters": ["dc1"],
  "Type": "system",
  "Priority": 90,
  "Update": {"Stagger": 0, "MaxParallel": 0},
  "TaskGroups": [
    {
      "Name": "g",
      "ReschedulePolicy": {"Attempts": 0, "Interval": 0, "Delay": 0, "DelayFunction": "", "MaxDelay": 0, "Unlimited": false},
      "Update": null,
      "Migrate": null,
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
