{
  "ID": "json-vault",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Tasks": [
        {
          "Name": "t",
          "Driver": "mock",
          "Vault": {"Policies": ["root"], "ChangeMode": "restart"},
          "CSIPluginConfig": {"ID": "x", "Type": ""}
        }
      ]
    }
  ]
}
