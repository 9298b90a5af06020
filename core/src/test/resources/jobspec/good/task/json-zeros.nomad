{
  "ID": "json-zeros",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "RestartPolicy": {
        "Attempts": 2, "Interval": 1800000000000, "Delay": 15000000000, "Mode": "fail", "RenderTemplates": false
      },
      "Tasks": [
        {
          "Name": "t",
          "Driver": "mock",
          "RestartPolicy": {
            "Attempts": 2, "Interval": 1800000000000, "Delay": 15000000000, "Mode": "fail", "RenderTemplates": false
          },
          "DispatchPayload": {"File": ""},
          "Lifecycle": null,
          "Artifacts": [
            {
              "GetterSource": "https://127.0.0.1/a",
              "GetterOptions": null,
              "GetterHeaders": null,
              "GetterMode": "",
              "GetterInsecure": false,
              "Chown": false,
              "RelativeDest": ""
            }
          ],
          "Templates": [
            {
              "SourcePath": "",
              "EmbeddedTmpl": "a",
              "DestPath": "local/a",
              "ChangeMode": "",
              "ChangeSignal": "",
              "ChangeScript": null,
              "Splay": 5000000000,
              "Perms": "",
              "LeftDelim": "",
              "RightDelim": "",
              "Envvars": false,
              "Uid": -1,
              "Gid": null,
              "Wait": {"Min": 0, "Max": 0},
              "ErrMissingKey": false,
              "VaultGrace": 0
            }
          ],
          "VolumeMounts": null
        }
      ]
    }
  ]
}
