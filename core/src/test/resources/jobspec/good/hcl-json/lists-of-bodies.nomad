{
  "job": [{
    "lists-of-bodies": [{
      "datacenters": ["dc1"],
      "constraint": [
        {"attribute": "${attr.kernel.name}", "value": "linux"},
        {"attribute": "${attr.cpu.arch}", "value": "amd64"}
      ],
      "group": [
        {"a": [{"task": [{"t": [{"driver": "mock"}]}]}]},
        {"b": {"task": {"t": {"driver": "mock"}, "u": {"driver": "mock", "leader": true}}}}
      ]
    }]
  }]
}
