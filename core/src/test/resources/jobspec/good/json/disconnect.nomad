{
  "ID": "disconnect",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Disconnect": {"LostAfter": 60000000000, "StopOnClientAfter": null, "Replace": null, "Reconcile": "keep_replacement"},
      "MaxClientDisconnect": null,
      "StopAfterClientDisconnect": null,
      "PreventRescheduleOnLost": false,
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
