{
  "ID": "parameterized",
  "Datacenters": ["dc1"],
  "Type": "batch",
  "ParameterizedJob": {"Payload": "", "MetaRequired": ["a"], "MetaOptional": null},
  "TaskGroups": [
    {
      "Name": "g",
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
