{
  "ID": "disconnect-older",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Disconnect": null,
      "MaxClientDisconnect": 3600000000000,
      "PreventRescheduleOnLost": true,
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
