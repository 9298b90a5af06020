{
  "job": {
    "placement": {
      "datacenters": ["dc1"],
      "affinity": {"attribute": "${node.class}", "value": "a", "weight": 60},
      "spread": {
        "attribute": "${node.datacenter}",
        "weight": 80,
        "target": {"dc1": {"percent": 70}, "dc2": {"percent": 30}}
      },
      "group": {"g": {"task": {"t": {"driver": "mock"}}}}
    }
  }
}
