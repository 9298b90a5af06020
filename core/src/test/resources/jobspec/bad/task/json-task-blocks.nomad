{
  "ID": "json-task-blocks",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Tasks": [
        {
          "Name": "t",
          "Driver": "mock",
          "Lifecycle": {"Hook": "", "Sidecar": true},
          "Artifacts": [{"GetterMode": "all", "Checksum": "md5:0"}],
          "Templates": [{"EmbeddedTmpl": "a", "DestPath": "local/a", "ChangeMode": "signal", "ChangeSignal": ""}],
          "RestartPolicy": {"Attempts": -1}
        }
      ]
    }
  ]
}
