{
  "ID": 7,
  "Datacenters": ["dc1"],
  "TaskGroups": [
    3,
    {"Name": "g", "Count": "many", "RestartPolicy": [], "Tasks": {}}
  ],
  "Priority": 1e999999999
}
