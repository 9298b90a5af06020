{
  "ID": "json-bare",
  "Name": "another name",
  "Namespace": "team-a",
  "Type": "batch",
  "Priority": 10,
  "Datacenters": ["dc1"],
  "TaskGroups": [{"Name": "work", "Tasks": [{"Name": "main", "Driver": "mock"}]}]
}
