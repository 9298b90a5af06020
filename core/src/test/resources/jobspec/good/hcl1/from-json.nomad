{
  "ID": "from-json",
  "Datacenters": ["dc1"],
  "Meta": {"kept": "${foo}"},
  "TaskGroups": [{"Name": "g", "Tasks": [{"Name": "t", "Driver": "mock"}]}]
}
