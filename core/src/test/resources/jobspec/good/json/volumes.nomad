{
  "ID": "volumes",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Volumes": {
        "data": {"Name": "data", "Type": "host", "Source": "d", "ReadOnly": true, "MountOptions": null},
        "db": {"Type": "csi", "Source": "x", "AccessMode": "multi-node-multi-writer", "AttachmentMode": "file-system", "MountOptions": {"FSType": "xfs", "MountFlags": ["a"]}, "PerAlloc": true}
      },
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
