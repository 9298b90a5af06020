{
  "job": {
    "absent": {
      "datacenters": ["dc1"],
      "constraint": [],
      "update": null,
      "meta": {},
      "group": {"g": {"count": null, "service": [], "task": {"t": {"driver": "mock", "env": null}}}}
    }
  }
}
