{
  "Job": {
    "ID": "json-task-blocks",
    "Datacenters": ["dc1"],
    "TaskGroups": [
      {
        "Name": "g",
        "RestartPolicy": {"Attempts": 4, "Interval": 600000000000, "Delay": 1000000000, "Mode": "delay"},
        "Tasks": [
          {
            "Name": "main",
            "Driver": "docker",
            "RestartPolicy": {"Attempts": 1},
            "DispatchPayload": {"File": "in.json"},
            "Artifacts": [
              {
                "GetterSource": "https://127.0.0.1/a.tgz",
                "GetterOptions": {"archive": "tgz"},
                "GetterHeaders": {"X-Token": "t"},
                "GetterMode": "dir",
                "GetterInsecure": true,
                "Chown": true,
                "RelativeDest": "local/a"
              }
            ],
            "Templates": [
              {
                "EmbeddedTmpl": "{{ env \"A\" }}\nand ${this}\n",
                "DestPath": "local/a.txt",
                "ChangeMode": "script",
                "ChangeScript": {"Command": "/bin/a", "Args": ["b"], "Timeout": 1000000000, "FailOnError": true},
                "Splay": "3s",
                "Uid": 1,
                "Gid": 2,
                "Wait": {"Min": 1000000000, "Max": 2000000000},
                "ErrMissingKey": true
              }
            ]
          },
          {
            "Name": "before",
            "Driver": "raw_exec",
            "Lifecycle": {"Hook": "prestart", "Sidecar": true}
          }
        ]
      }
    ]
  }
}
