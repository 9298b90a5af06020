{
  "locals": {"on": true, "names": ["a", "b"]},
  "job": {
    "templates": {
      "datacenters": ["dc1"],
      "meta": {
        "kept": "${NOMAD_DC} ${node.class} ${foo}",
        "escaped": "$${upper(\"a\")} %%{ if }",
        "if": "%{ if local.on }yes%{ else }no%{ endif }",
        "for": "%{ for n in local.names ~} ${n} %{~ endfor }",
        "backslash": "a\\nb \"${\"\\n\"}\"",
        "unicode": "\u00e9${\"\u00e9\"}"
      },
      "group": {"g": {"task": {"t": {"driver": "mock"}}}}
    }
  }
}
