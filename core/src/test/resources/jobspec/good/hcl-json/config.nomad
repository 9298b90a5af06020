{
  "locals": {"key": "computed"},
  "job": {
    "config": {
      "datacenters": ["dc1"],
      "group": {
        "g": {
          "task": {
            "t": {
              "driver": "docker",
              "config": {
                "image": "redis",
                "mount": [{"type": "bind", "source": "/a"}, {"type": "volume"}],
                "nested": {"deeper": {"list": [[1, 2], [{"a": null}]]}},
                "computed": {"${local.key}": {"inner": [true, "${1 + 1}"]}, "plain": 1},
                "group": {"not": "a block"},
                "empty": {}
              }
            }
          }
        }
      }
    }
  }
}
