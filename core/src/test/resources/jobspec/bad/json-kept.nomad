{
  "ID": "x",
  "Datacenters": ["dc1"],
  "Vault": {"Role": "a"},
  "Multiregion": {"Regions": [null]},
  "TaskGroups": [
    {
      "Name": "g",
      "Consul": {"Namespace": "a", "Namespace": "b"},
      "Tasks": [{"Name": "t", "Driver": "mock", "Vaults": {}, "Vault": {"Role": 1e999}}]
    }
  ]
}
