{
  "ID": "scaling",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Count": 2,
      "Scaling": {"ID": "1234", "Type": "horizontal", "Target": {"Group": "g"}, "Min": 0, "Max": 3, "Enabled": true, "Policy": {"a": [{"b": 1.5}]}, "CreateIndex": 7, "ModifyIndex": 9},
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
