{
  "ID": "x",
  "Datacenters": ["dc1"],
  "Periodic": {"Enabled": true, "Spec": "* * * * *"},
  "TaskGroups": [
    {
      "Name": "g",
      "Services": [{"Name": "web"}],
      "Tasks": [{"Name": "t", "Driver": "mock", "Templates": [{"EmbeddedTmpl": "x"}]}]
    }
  ]
}
