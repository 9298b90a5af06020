{
  "ID": "service",
  "Datacenters": ["dc1"],
  "TaskGroups": [
    {
      "Name": "g",
      "Services": [
        {
          "Name": "web", "Provider": "nomad", "PortLabel": "80", "Cluster": "default", "Namespace": "default", "Identity": null,
          "CanaryMeta": {"a": "b"}, "TaggedAddresses": {"lan": ""},
          "CheckRestart": {"Limit": 2, "Grace": 1000000000, "IgnoreWarnings": false},
          "Checks": [{"Type": "tcp", "Interval": 1000000000, "Timeout": 1000000000, "Notes": "", "FailuresBeforeWarning": 1, "TLSServerName": "", "CheckRestart": null}]
        }
      ],
      "Tasks": [{"Name": "t", "Driver": "mock"}]
    }
  ]
}
