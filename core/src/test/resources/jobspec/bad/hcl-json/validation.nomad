{
  "job": {
    "x y": {
      "datacenters": [],
      "priority": 500,
      "group": {"g": {"count": -1, "task": {"t": {"driver": "", "kill_timeout": "soon"}}}}
    }
  }
}
