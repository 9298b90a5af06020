{
  "ID": "x",
  "Priority": 1,
  "Priority": 2,
  "Datacenters": ["dc1"],
  "TaskGroups": [{"Name": "g", "Tasks": [{"Name": "t", "Driver": "mock"}]}]
}
