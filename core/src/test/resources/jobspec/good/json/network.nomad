{
  "ID": "network",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Networks": [
        {
          "Mode": "bridge", "Device": "", "CIDR": "", "IP": "10.1.1.1", "Hostname": "h", "MBits": 0,
          "CNI": {"Args": {"a": ""}},
          "DNS": {"Servers": ["9.9.9.9"], "Searches": null, "Options": null},
          "ReservedPorts": null,
          "DynamicPorts": [{"Label": "http", "Value": 0, "To": 80, "HostNetwork": "default", "IgnoreCollision": false}]
        }
      ],
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
