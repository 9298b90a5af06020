{
  "ID": "launch",
  "Datacenters": ["dc1"],
  "Periodic": {"Spec": "x", "Crons": []},
  "ParameterizedJob": {"Payload": "no"},
  "TaskGroups": [
    {
      "Name": "g",
      "Disconnect": {"LostAfter": "soon"},
      "MaxRunDuration": -1,
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
