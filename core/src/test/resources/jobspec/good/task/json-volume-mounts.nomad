{
  "ID": "json-volume-mounts",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Volumes": {"data": {"Name": "data", "Type": "host", "Source": "shared", "ReadOnly": false}},
      "Tasks": [
        {
          "Name": "t",
          "Driver": "mock",
          "VolumeMounts": [
            {"Volume": "data", "Destination": "/a", "ReadOnly": true, "PropagationMode": "private", "SELinuxLabel": ""},
            {"Volume": "data", "Destination": "/b", "PropagationMode": ""}
          ]
        }
      ]
    }
  ]
}
