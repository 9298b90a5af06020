{
  "ID": "json-from-server",
  "Name": "json-from-server",
  "Stop": false,
  "ParentID": "",
  "AllAtOnce": false,
  "Affinities": null,
  "Spreads": [],
  "Periodic": null,
  "Payload": null,
  "VaultToken": "",
  "Datacenters": ["dc1"],
  "Update": {"Stagger": 0, "MaxParallel": 0, "HealthCheck": "", "AutoRevert": false},
  "Type": "batch",
  "TaskGroups": [
    {
      "Name": "work",
      "Update": null,
      "Constraints": null,
      "Scaling": null,
      "Services": [],
      "Tasks": [
        {
          "Name": "main",
          "Driver": "mock",
          "User": "",
          "Env": null,
          "Leader": false,
          "Resources": {"CPU": 100, "MemoryMB": 300, "Cores": 0, "DiskMB": 0, "IOPS": 0}
        }
      ]
    }
  ],
  "Status": "running",
  "Version": 3,
  "CreateIndex": 7,
  "ModifyIndex": 9,
  "JobModifyIndex": 9,
  "SubmitTime": 1700000000000000000
}
