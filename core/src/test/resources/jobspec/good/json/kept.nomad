{
  "ID": "kept",
  "Datacenters": ["dc1"],
  "NodePool": "gpu",
  "ConsulNamespace": "team",
  "Multiregion": {"Strategy": null, "Regions": [{"Name": "a", "Count": 0, "Meta": {"k": ""}}]},
  "UI": {"Description": "", "Links": null},
  "TaskGroups": [
    {
      "Name": "g",
      "Consul": {"Namespace": "n", "Cluster": "default", "Partition": ""},
      "Tasks": [{"Name": "t", "Driver": "mock", "Vault": {"Policies": null, "Role": "r", "Env": false, "ChangeMode": "restart", "SomethingNewer": {"X": 1}}, "Identities": [{"Name": "a", "TTL": 3600000000000}], "Kind": ""}]
    }
  ]
}
